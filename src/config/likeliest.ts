import type * as z from 'zod';

/** Of a value that fits none of its forms, the issues with the form it comes nearest to; their paths made whole. */
export function likeliest(issue: z.core.$ZodIssue): readonly z.core.$ZodIssue[] {
  if (issue.code !== 'invalid_union' || issue.errors.length === 0) return [issue];
  const [nearest = []] = issue.errors.toSorted((a, b) => distance(a) - distance(b));
  return nearest.flatMap((inner) => likeliest({ ...inner, path: [...issue.path, ...inner.path] }));
}

/** Things to change; a value of another kind altogether is far off. */
function distance(issues: readonly z.core.$ZodIssue[]): number {
  return issues.reduce(
    (sum, issue) =>
      sum +
      (issue.code === 'unrecognized_keys' ? issue.keys.length : 1) +
      (issue.path.length === 0 && /^invalid_(?:type|value)$/.test(issue.code) ? OTHER_KIND : 0),
    0,
  );
}

const OTHER_KIND = 100;
