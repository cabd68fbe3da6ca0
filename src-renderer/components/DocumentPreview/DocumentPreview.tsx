import { useElementSize } from '@mantine/hooks';
import { useHost } from '../../app/host.ts';
import classes from './DocumentPreview.module.css';

/** An A4 page, upright or on its side, at 96 dots per inch and the margin the document shows around it on a screen. */
const paperWidth = { upright: 794 + 46, wide: 1123 + 46 } as const;

/** The real document as it will be printed, the whole width of the paper, in a frame that may do nothing but show it. */
export function DocumentPreview({
  documentToken,
  title,
  landscape = false,
}: {
  readonly documentToken: string;
  readonly title: string;
  readonly landscape?: boolean;
}) {
  const host = useHost();
  const { ref, width, height } = useElementSize();
  const paper = paperWidth[landscape ? 'wide' : 'upright'];
  const scale = width > 0 ? Math.min(1, width / paper) : 1;
  return (
    <div className={classes.room} ref={ref}>
      <iframe
        className={classes.frame}
        title={title}
        sandbox=""
        src={host.documentUrl(documentToken)}
        style={scale < 1 ? { width: paper, height: height / scale, transform: `scale(${scale})` } : { width, height }}
      />
    </div>
  );
}
