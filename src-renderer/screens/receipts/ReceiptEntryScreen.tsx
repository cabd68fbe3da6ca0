import { CreditEntry } from './CreditEntry.tsx';

export default function ReceiptEntryScreen() {
  return <CreditEntry kind="receipt" />;
}
