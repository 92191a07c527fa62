/** Who gave a person their number: 1 the station, 0 somebody else, null for those who were there before and of whom nobody knows. */
export const sql = `
ALTER TABLE people ADD COLUMN number_given INTEGER CHECK (number_given IN (0, 1));
`;
