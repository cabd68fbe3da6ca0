import { CreditEntry } from './CreditEntry.tsx';

export default function CreditNoteEntryScreen() {
  return <CreditEntry kind="credit_note" />;
}
