export interface Reading {
  hour: number;
  wattHours: number;
}

export interface Readings {
  ofMeters(meters: readonly string[]): Promise<Map<string, Reading[]>>;
}
