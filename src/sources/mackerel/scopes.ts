/** Mackerel writes a role as `svc: role` in scopes and as `svc:role` elsewhere; a bare word is a service. */
export function serviceOfScope(scope: string): string {
  return scope.split(':', 1)[0]?.trim() ?? '';
}

/** No scope at all means every host; an exclusion wins. `host` holds its services and its roles as 'svc:role'. */
export function isWatched(
  host: { readonly services: readonly string[]; readonly roles: readonly string[] },
  scopes: readonly string[],
  excludeScopes: readonly string[],
): boolean {
  const isIn = (scope: string): boolean => {
    const written = scope.replace(/:\s*/, ':');
    return host.services.includes(written) || host.roles.includes(written);
  };
  return (scopes.length === 0 || scopes.some(isIn)) && !excludeScopes.some(isIn);
}
