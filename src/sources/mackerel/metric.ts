/** A metric in the API. */
export interface Metric {
  readonly of: 'services' | 'hosts';
  /** The name of the service, the id of the host. */
  readonly owner: string;
  readonly name: string;
}

export const pathOf = ({ of, owner }: Metric): string => `/api/v0/${of}/${encodeURIComponent(owner)}/metrics`;
