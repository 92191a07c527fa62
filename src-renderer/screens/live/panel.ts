/** What is open over the picture; null: nothing. */
export type Panel = 'pin' | 'card' | null;
