import { serviceOfScope } from './scopes.ts';

/** The services whose metrics an expression reads: by name, through a role, or through the roles of a host. */
export function servicesInExpression(
  expression: string,
  servicesOfHost: (hostId: string) => readonly string[],
): readonly string[] {
  const named = [...expression.matchAll(SUBJECT)].flatMap(([, kind, subject = '']) => {
    const name = subject.replace(/['"]/g, '').trim();
    return kind === 'host' ? servicesOfHost(name) : [serviceOfScope(name)];
  });
  return [...new Set(named)];
}

/** `service(S, …)`, `role(S:R, …)`, `roleSlots(S:R, …)` and `host(ID, …)`; quotes around the first argument are optional. */
const SUBJECT = /\b(service|role|roleSlots|host)\s*\(([^,()]+),/g;
