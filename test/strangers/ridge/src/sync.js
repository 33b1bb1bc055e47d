export function sync() {}
