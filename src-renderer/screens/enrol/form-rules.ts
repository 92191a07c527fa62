/** The form's own rules are the contract's: the same schema decides here and in the station, this file only finds the words. */
import { type CommandInput, commandArguments } from '../../../src-shared/contract.ts';
import type { MessageKey } from '../../../src-shared/messages/index.ts';

/** As typed. */
export interface EnrolForm {
  name: string;
  number: string;
  group: string;
}

export type FormErrors = Partial<Record<keyof EnrolForm, MessageKey>>;
export type FormCheck = { ok: true; person: CommandInput<'enrolment.start'> } | { ok: false; errors: FormErrors };

const tooBig: FormErrors = { name: 'enrol.form.name.long', group: 'enrol.form.group.long' };

export function checkForm(form: EnrolForm): FormCheck {
  const errors: FormErrors = {};
  const number = form.number.trim();
  // Digits that a double holds exactly; "1e3" and "12.5" are numbers but not student numbers.
  const numberIsGood = /^\d*$/.test(number) && Number.isSafeInteger(Number(number));
  if (!numberIsGood) errors.number = 'enrol.form.number.invalid';

  const person = { name: form.name, group: form.group, ...(number && numberIsGood ? { userId: Number(number) } : {}) };
  const parsed = commandArguments['enrolment.start'].safeParse(person);
  for (const { path, code } of parsed.error?.issues ?? []) {
    const field = path[0] === 'group' ? 'group' : path[0] === 'name' ? 'name' : 'number';
    if (errors[field]) continue;
    if (field === 'number') errors.number = 'enrol.form.number.invalid';
    else if (code === 'too_big') errors[field] = tooBig[field] ?? 'enrol.form.invalid';
    else errors[field] = code === 'too_small' ? 'enrol.form.name.missing' : 'enrol.form.invalid';
  }
  return Object.keys(errors).length > 0 || !parsed.success ? { ok: false, errors } : { ok: true, person: parsed.data };
}
