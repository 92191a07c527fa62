/** What is wrong with each field of a request, in words for the person who wrote the client. */
import type { z } from 'zod';

export interface FieldProblem {
  field: string;
  /** Continues the field's name: "must be a whole number". */
  message: string;
}

/** An issue of zod, whole or as the validator of the HTTP server hands it on. */
interface Issue {
  code: string;
  field: string;
  message: string;
  expected?: string | undefined;
  origin?: string | undefined;
  minimum?: number | undefined;
  maximum?: number | undefined;
  values?: unknown[] | undefined;
}

export function fieldProblems(validation: readonly unknown[]): FieldProblem[] {
  return (validation as { keyword: string; instancePath: string; message: string; params: object }[]).map(
    ({ keyword, instancePath, message, params }) =>
      problemOf({ ...params, code: keyword, field: instancePath.slice(1).replaceAll('/', '.'), message }),
  );
}

export function issueProblems(issues: readonly z.core.$ZodIssue[]): FieldProblem[] {
  return issues.map((issue) => problemOf({ ...issue, field: issue.path.join('.') } as Issue));
}

function problemOf(issue: Issue): FieldProblem {
  return { field: issue.field || 'body', message: wording(issue) };
}

/** A schema's own words where it has some; else ours for the commonest faults. */
function wording(issue: Issue): string {
  const { code, message } = issue;
  if (!/^(Invalid|Too|Unrecognized|Expected)/.test(message))
    return /^an? /.test(message) ? `must be ${message}` : message;
  if (code === 'invalid_type')
    return message.endsWith('undefined') ? 'is required' : `must be ${typeName(issue.expected)}`;
  if (code === 'too_small') return `must ${amount(issue.origin, 'at least', issue.minimum)}`;
  if (code === 'too_big') return `must ${amount(issue.origin, 'at most', issue.maximum)}`;
  if (code === 'invalid_value') return `must be one of ${issue.values?.join(', ')}`;
  return 'does not have the right form';
}

function typeName(expected?: string): string {
  const names: Record<string, string> = {
    int: 'a whole number',
    number: 'a number',
    boolean: 'true or false',
    string: 'text',
    array: 'a list',
    object: 'an object',
  };
  return names[expected ?? ''] ?? 'something else';
}

function amount(origin: string | undefined, relation: string, limit: number | undefined): string {
  if (origin === 'string') return `have ${relation} ${limit} characters`;
  if (origin === 'array') return `have ${relation} ${limit} items`;
  return `be ${relation} ${limit}`;
}
