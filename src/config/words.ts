import type * as z from 'zod';

/**
 * What zod found, as the end of a sentence that begins with the key. Values are left out: they may be secrets. `undefined`
 * for issues that bring their own words.
 */
export function inOurWords(issue: z.core.$ZodRawIssue): string | undefined {
  if (issue.input === undefined) return 'is missing';
  if (issue.input === null) return 'is empty';
  switch (issue.code) {
    case 'invalid_type':
      return `must be ${KINDS[issue.expected] ?? issue.expected}`;
    case 'invalid_value':
      return 'is not known';
    case 'unrecognized_keys':
      return 'is not a known key';
    case 'invalid_union':
      return issue.discriminator === undefined
        ? 'has no form that is known here'
        : 'is not a known type of source';
    case 'too_small':
      return tooSmall(issue.origin, issue.minimum, issue.inclusive === true);
    case 'too_big':
      return `must be ${issue.inclusive === true ? 'at most' : 'less than'} ${issue.maximum}`;
    default:
      return undefined;
  }
}

const KINDS: Readonly<Record<string, string>> = {
  string: 'text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'a mapping of keys',
  record: 'a mapping of keys',
};

function tooSmall(origin: string, minimum: number | bigint, inclusive: boolean): string {
  if (origin === 'string' || origin === 'array') return 'must not be empty';
  return `must be ${inclusive ? 'at least' : 'more than'} ${minimum}`;
}
