import type { Language } from '../../../kernel/format.ts';
import type { CastMember } from './cast.ts';
import type { Chance } from './random.ts';

interface Cloth {
  readonly zh: string;
  readonly en: string;
  /** Price of a metre in fen, from–to. */
  readonly fen: readonly [number, number];
}

const cloths: Readonly<Record<CastMember['industry'], readonly Cloth[]>> = {
  curtain: [
    { zh: '遮光布', en: 'blackout fabric', fen: [1680, 2450] },
    { zh: '提花窗帘布', en: 'jacquard curtain fabric', fen: [2280, 3860] },
    { zh: '窗纱', en: 'voile', fen: [860, 1380] },
  ],
  bedding: [
    { zh: '全棉斜纹布', en: 'cotton twill', fen: [1850, 2760] },
    { zh: '磨毛印花布', en: 'brushed printed cloth', fen: [1320, 1980] },
  ],
  sofa: [
    { zh: '雪尼尔沙发布', en: 'chenille sofa fabric', fen: [2650, 4280] },
    { zh: '仿麂皮绒', en: 'suede cloth', fen: [1750, 2580] },
  ],
  hotel: [
    { zh: '酒店窗帘布', en: 'contract curtain fabric', fen: [2880, 4650] },
    { zh: '缎条布草', en: 'satin stripe linen', fen: [1960, 2840] },
  ],
  garment: [
    { zh: '经编绒布', en: 'warp-knit velvet', fen: [1480, 2260] },
    { zh: '针织罗纹', en: 'rib knit', fen: [1650, 2390] },
  ],
  trade: [
    { zh: '雪尼尔沙发布', en: 'chenille sofa fabric', fen: [385, 620] },
    { zh: '遮光布', en: 'blackout fabric', fen: [245, 360] },
  ],
  shop: [
    { zh: '窗帘零剪布', en: 'cut curtain fabric', fen: [1980, 3250] },
    { zh: '桌布面料', en: 'table linen', fen: [1560, 2180] },
  ],
};

/** Metres times a price per metre, so that amounts look like those of the trade: 遮光布 1,240 米 at ¥18.60 is ¥23,064.00. */
export function delivery(
  member: CastMember,
  chance: Chance,
  sizePercent: number,
  language: Language,
): { readonly amountMinor: number; readonly note: string } {
  const cloth = chance.pick(cloths[member.industry]);
  const priceMinor = chance.between(cloth.fen[0] / 5, cloth.fen[1] / 5) * 5;
  const wishedMinor = member.usual * sizePercent;
  const metres = Math.max(10, Math.round(wishedMinor / priceMinor / 10) * 10);
  const grouped = String(metres).replace(/\B(?=(\d{3})+$)/g, ',');
  return {
    amountMinor: metres * priceMinor,
    note: language === 'zh' ? `${cloth.zh} ${grouped} 米` : `${cloth.en}, ${grouped} m`,
  };
}
