/** What is open over the picture; null: nothing. */
export type Panel = 'pin' | 'card' | 'palm' | 'palm-pin' | null;
