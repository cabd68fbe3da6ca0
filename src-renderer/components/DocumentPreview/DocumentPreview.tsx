import { useElementSize } from '@mantine/hooks';
import { useHost } from '../../app/host.ts';
import classes from './DocumentPreview.module.css';

/** An A4 page at 96 dots per inch and the margin the document shows around it on a screen. */
const PAPER_WIDTH = 794 + 46;

/** The real document as it will be printed, the whole width of the paper, in a frame that may do nothing but show it. */
export function DocumentPreview({ documentToken, title }: { readonly documentToken: string; readonly title: string }) {
  const host = useHost();
  const { ref, width, height } = useElementSize();
  const scale = width > 0 ? Math.min(1, width / PAPER_WIDTH) : 1;
  return (
    <div className={classes.room} ref={ref}>
      <iframe
        className={classes.frame}
        title={title}
        sandbox=""
        src={host.documentUrl(documentToken)}
        style={
          scale < 1 ? { width: PAPER_WIDTH, height: height / scale, transform: `scale(${scale})` } : { width, height }
        }
      />
    </div>
  );
}
