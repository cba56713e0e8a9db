/** 60 random bits as letters and digits. */
export function token(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(12));
  return [...bytes].map(byte => (byte % 32).toString(32)).join('');
}
