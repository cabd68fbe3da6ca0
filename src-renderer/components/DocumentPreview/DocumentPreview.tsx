import { useHost } from '../../app/host.ts';
import classes from './DocumentPreview.module.css';

/** The real document as it will be printed, in a frame that may do nothing but show it. */
export function DocumentPreview({ documentToken, title }: { readonly documentToken: string; readonly title: string }) {
  const host = useHost();
  return <iframe className={classes.frame} title={title} sandbox="" src={host.documentUrl(documentToken)} />;
}
