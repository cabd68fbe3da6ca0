const digits = ['零', '壹', '贰', '叁', '肆', '伍', '陆', '柒', '捌', '玖'] as const;
const places = ['', '拾', '佰', '仟'] as const;
const WAN = 10_000;
const YI = 100_000_000;

/**
 * 大写金额 of a CNY amount in fen, by 《正确填写票据和结算凭证的基本规定》 (支付结算办法, 附一).
 * 1,680.32 → 壹仟陆佰捌拾元零叁角贰分; 107,000.53 → 壹拾万柒仟元零伍角叁分; 1,409.50 → 壹仟肆佰零玖元伍角整; 0.09 → 玖分.
 *
 * Where the rule accepts two forms, one is always taken:
 * 整 is written after 元 and after 角 (there it may be left out), so that nothing can be added; never after 分.
 * 万 or 元 place 0 and the next place not 0: 零 before 角 (壹仟陆佰捌拾元零叁角), none before 仟 (壹拾万柒仟元).
 * Negative amounts begin with 负. @throws RangeError for a fraction of a fen.
 */
export function capitalAmount(amountMinor: number): string {
  if (!Number.isSafeInteger(amountMinor)) throw new RangeError(`whole fen are needed: ${amountMinor}`);
  const magnitude = Math.abs(amountMinor);
  if (magnitude === 0) return '零元整';
  const yuan = Math.floor(magnitude / 100);
  const jiao = Math.floor(magnitude / 10) % 10;
  const fen = magnitude % 10;
  const sign = amountMinor < 0 ? '负' : '';
  const whole = yuan === 0 ? '' : `${capitalInteger(yuan)}元`;
  if (jiao === 0 && fen === 0) return `${sign}${whole}整`;
  const gap = yuan > 0 && (yuan % 10 === 0 || jiao === 0) ? '零' : '';
  const small = `${jiao > 0 ? `${digits[jiao]}角` : ''}${fen > 0 ? `${digits[fen]}分` : '整'}`;
  return `${sign}${whole}${gap}${small}`;
}

/** What stands before 亿 is read as a number of its own: 12,345 亿 is 壹万贰仟叁佰肆拾伍亿, not 壹万亿…. */
function capitalInteger(value: number): string {
  if (value >= YI) return joined(capitalInteger(Math.floor(value / YI)), '亿', value % YI, YI / 10);
  if (value >= WAN) return joined(capitalBelowWan(Math.floor(value / WAN)), '万', value % WAN, WAN / 10);
  return capitalBelowWan(value);
}

/** 零 joins a rest whose first place is 0: 100,010,000 is 壹亿零壹万; 110,000,000 is 壹亿壹仟万. */
function joined(head: string, unit: string, rest: number, firstPlace: number): string {
  if (rest === 0) return head + unit;
  return `${head}${unit}${rest < firstPlace ? '零' : ''}${capitalInteger(rest)}`;
}

function capitalBelowWan(value: number): string {
  let text = '';
  let gap = false;
  for (let place = 3; place >= 0; place -= 1) {
    const digit = Math.floor(value / 10 ** place) % 10;
    if (digit === 0) {
      gap = text !== '';
      continue;
    }
    text += `${gap ? '零' : ''}${digits[digit]}${places[place]}`;
    gap = false;
  }
  return text;
}
