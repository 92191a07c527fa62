/** A phone number in groups that can be read aloud and typed: 0812-3456-7890. What is none stays as it is. */
export function phoneWords(phone: string): string {
  const indonesian = /^\+62(\d{3})(\d{3,4})(\d{3,})$/.exec(phone);
  if (!indonesian) return phone;
  const [, network, middle, rest] = indonesian;
  return `0${network}-${middle}-${rest}`;
}
