export const maree = (port) => port.heures;
