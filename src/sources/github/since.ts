/** What GitHub takes for `since`, from the beginning of the UTC day: without milliseconds, and the same for a whole day. */
export function sinceDay(instant: Date): string {
  return `${instant.toISOString().slice(0, 'YYYY-MM-DD'.length)}T00:00:00Z`;
}
