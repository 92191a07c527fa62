/** Who came is read from the records: nothing asks the events for accepted ones by time any more. */
export const sql = `
DROP INDEX events_accepted;
`;
