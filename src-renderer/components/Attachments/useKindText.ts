import { useTranslation } from 'react-i18next';

/** The word for what a file is; a kind of one's own is its own word. */
export function useKindText(): (kind: string) => string {
  const { t, i18n } = useTranslation('files');
  return (kind) => (kind !== '' && i18n.exists(`files:kinds.${kind}`) ? t(`kinds.${kind}`) : kind);
}
