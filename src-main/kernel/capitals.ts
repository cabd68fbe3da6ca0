const digits = ['零', '壹', '贰', '叁', '肆', '伍', '陆', '柒', '捌', '玖'] as const;
const places = ['', '拾', '佰', '仟'] as const;
const groups = ['', '万', '亿', '万亿'] as const;

/**
 * 大写金额 of a CNY amount in fen, as banks and courts read it: 整 after 元 or 角, 零 for gaps.
 * 1,680.32 → 壹仟陆佰捌拾元零叁角贰分; 107,000.53 → 壹拾万柒仟元零伍角叁分; 0.09 → 玖分.
 * @throws RangeError for a fraction of a fen or an amount of 10,000 万亿 and more.
 */
export function capitalAmount(amountMinor: number): string {
  if (!Number.isSafeInteger(amountMinor)) throw new RangeError('whole fen are needed');
  const magnitude = Math.abs(amountMinor);
  const yuan = Math.floor(magnitude / 100);
  const jiao = Math.floor(magnitude / 10) % 10;
  const fen = magnitude % 10;
  const sign = amountMinor < 0 ? '负' : '';
  if (magnitude === 0) return '零元整';
  const whole = yuan === 0 ? '' : `${capitalInteger(yuan)}元`;
  if (jiao === 0 && fen === 0) return `${sign}${whole}整`;
  // A zero is spoken where the yuan end in 0 or the jiao are missing before fen.
  const gap = yuan > 0 && (yuan % 10 === 0 || jiao === 0) ? '零' : '';
  const small = `${jiao > 0 ? `${digits[jiao]}角` : ''}${fen > 0 ? `${digits[fen]}分` : '整'}`;
  return `${sign}${whole}${gap}${small}`;
}

function capitalInteger(value: number): string {
  const chunks: number[] = [];
  for (let left = value; left > 0; left = Math.floor(left / 10_000)) chunks.push(left % 10_000);
  if (chunks.length > groups.length) throw new RangeError('amount too large to write out');
  let text = '';
  let gap = false;
  for (let index = chunks.length - 1; index >= 0; index -= 1) {
    const chunk = chunks[index] ?? 0;
    if (chunk === 0) {
      gap = text !== '';
      continue;
    }
    if (gap || (text !== '' && chunk < 1000)) text += '零';
    gap = false;
    text += capitalChunk(chunk) + groups[index];
  }
  return text;
}

function capitalChunk(chunk: number): string {
  let text = '';
  let gap = false;
  for (let place = 3; place >= 0; place -= 1) {
    const digit = Math.floor(chunk / 10 ** place) % 10;
    if (digit === 0) {
      gap = text !== '';
      continue;
    }
    if (gap) text += '零';
    gap = false;
    text += `${digits[digit]}${places[place]}`;
  }
  return text;
}
