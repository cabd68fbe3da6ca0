/**
 * True once the address has moved on from `path`, though its screen still shows: the next one comes when it is ready, and
 * keys pressed meanwhile are meant for neither. Another query is no other screen.
 */
export function isLeft(path: string): boolean {
  const [address = ''] = window.location.hash.replace(/^#/, '').split('?');
  return address !== path;
}
