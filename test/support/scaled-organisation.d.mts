/** See scaled-organisation.mjs, which the benches use without a compiler. */
export function startScaled(
  folder: string,
  count: number,
): Promise<{
  readonly mackerelUrl: string;
  readonly githubUrl: string;
  readonly state: {
    readonly violations: readonly { readonly msg: string }[];
    readonly requests: { readonly method: string; readonly path: string; readonly query: string }[];
  };
  readonly names: readonly string[];
  readonly keys: { readonly mkRead: string; readonly ghRead: string };
  readonly configOf: (some: readonly string[], broken?: string) => string;
  readonly close: () => void;
}>;
