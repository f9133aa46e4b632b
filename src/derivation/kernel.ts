/** How near is a day to another? The Gaussian kernel of docs/positions.md, K((t−tₑ)/h) / K(0), 0 to 1. */
export function nearness(day: number, at: number, windowDays: number): number {
  const distance = (at - day) / windowDays;
  return Math.exp(-(distance * distance) / 2);
}
