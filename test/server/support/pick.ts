/** A row of one of Matomo's reports. */
export type Row = Record<string, unknown>

/** The named fields of each row, in the rows' alphabetical order. */
export const pick = (rows: Row[], ...names: string[]) =>
  rows.map((row) => names.map((name) => row[name])).sort(([a], [b]) => (String(a) < String(b) ? -1 : 1))
