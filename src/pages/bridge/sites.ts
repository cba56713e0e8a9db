/**
 * Whether two origins belong to one site, so that browsers give pages of both the same worker. Browsers know the list of
 * public suffixes, scripts do not: two names in common are taken for a registrable domain.
 */
export function isSameSite(one: string, other: string): boolean {
  // A sandboxed frame, or a file, has the origin "null".
  if (!URL.canParse(one) || !URL.canParse(other)) return false;
  const [a, b] = [new URL(one), new URL(other)];
  if (a.protocol !== b.protocol) return false;
  if (a.hostname === b.hostname) return true;
  const site = ({hostname}: URL) => (/^[\d.]+$|:/.test(hostname) ? '' : hostname.split('.').slice(-2).join('.'));
  return site(a) === site(b) && site(a).includes('.');
}
