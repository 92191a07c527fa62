/** Colours of printed pages: dark enough for a bad printer, light enough for little ink. */
export const paper = {
  ink: '#14211f',
  muted: '#66736f',
  rule: '#868f89',
  line: '#d9d6cb',
  head: '#e7efeb',
  zebra: '#f7f6f2',
  shade: '#eceae3',
  warn: '#8a5a00',
  alert: '#a63823',
} as const;
