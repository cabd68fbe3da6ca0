import type { TFunction } from 'i18next';
import type { useFormat } from '../../app/format.ts';

type Format = ReturnType<typeof useFormat>;

/** A share in per cent, or how few cases there are. */
export function shareText(
  share: { readonly ratioBp: number | null; readonly n: number },
  format: Format,
  t: TFunction<'effects'>,
): string {
  return share.ratioBp === null
    ? share.n === 0
      ? '–'
      : t('tooFew', { n: share.n })
    : format.basisPoints(share.ratioBp);
}
