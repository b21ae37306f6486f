/** Mackerel writes a role as `svc: role` in scopes and as `svc:role` elsewhere; a bare word is a service. */
export function serviceOfScope(scope: string): string {
  return scope.split(':', 1)[0]?.trim() ?? '';
}
