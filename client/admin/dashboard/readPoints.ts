/** Points as a reader types them, `8,50` or `8.5`: at most two decimals, since no more are published. Null if neither. */
export function readPoints(typed: string): number | null {
  const text = typed.trim().replace(',', '.')
  return /^\d{1,3}(\.\d{0,2})?$/.test(text) ? Number(text) : null
}
