/**
 * The customers of the practice company. All names are made up; regions, trades and habits are those of a wholesaler
 * of home textiles in northern Zhejiang.
 */
export type Habit =
  | 'prompt'
  | 'monthly'
  | 'slow'
  | 'parts'
  | 'disputes'
  | 'slower'
  | 'bust'
  | 'rolling'
  | 'keepsBack'
  | 'prepays'
  | 'major';

export interface CastMember {
  readonly code: string;
  readonly name: { readonly zh: string; readonly en: string };
  readonly shortName: { readonly zh: string; readonly en: string };
  readonly region: keyof typeof regions;
  readonly industry: keyof typeof industries;
  readonly currency: 'CNY' | 'USD' | 'EUR';
  readonly termsDays: 30 | 45 | 60 | 90;
  /** Monthly settlement (月结): due on the closing date after the terms, 0 for the last of the month; null: to the day. */
  readonly closesOn: 0 | 10 | 20 | 25 | null;
  readonly habit: Habit;
  /** Invoices a year. */
  readonly pace: number;
  /** A usual invoice in whole units of the currency. */
  readonly usual: number;
  /** Trading with us from and until so many days before today. */
  readonly joinedDaysAgo: number;
  readonly leftDaysAgo: number;
}

export const regions = {
  hn: { zh: '海宁', en: 'Haining', areaCode: '0573', division: '330481' },
  tx: { zh: '桐乡', en: 'Tongxiang', areaCode: '0573', division: '330483' },
  hz: { zh: '杭州', en: 'Hangzhou', areaCode: '0571', division: '330109' },
  sx: { zh: '绍兴', en: 'Shaoxing', areaCode: '0575', division: '330603' },
  nt: { zh: '南通', en: 'Nantong', areaCode: '0513', division: '320683' },
  sz: { zh: '苏州', en: 'Suzhou', areaCode: '0512', division: '320509' },
  sh: { zh: '上海', en: 'Shanghai', areaCode: '021', division: '310112' },
  gz: { zh: '广州', en: 'Guangzhou', areaCode: '020', division: '440105' },
  cd: { zh: '成都', en: 'Chengdu', areaCode: '028', division: '510104' },
  qd: { zh: '青岛', en: 'Qingdao', areaCode: '0532', division: '370203' },
  abroad: { zh: '海外', en: 'Abroad', areaCode: '', division: '' },
} as const;

export const industries = {
  curtain: { zh: '窗帘布艺', en: 'Curtains' },
  bedding: { zh: '床品家纺', en: 'Bedding' },
  sofa: { zh: '沙发家具', en: 'Furniture' },
  hotel: { zh: '酒店用品', en: 'Hotel supplies' },
  garment: { zh: '服装', en: 'Garments' },
  trade: { zh: '外贸', en: 'Export trade' },
  shop: { zh: '零售门店', en: 'Retail' },
} as const;

export const salespeople = [
  { zh: '沈国华', en: 'Shen Guohua' },
  { zh: '陆晓燕', en: 'Lu Xiaoyan' },
  { zh: '朱建明', en: 'Zhu Jianming' },
  { zh: '俞静', en: 'Yu Jing' },
] as const;

type Row = readonly [
  zh: string,
  shortZh: string,
  en: string,
  region: CastMember['region'],
  industry: CastMember['industry'],
  termsDays: CastMember['termsDays'],
  habit: Habit,
  pace: number,
  usual: number,
  more?: Partial<Pick<CastMember, 'currency' | 'closesOn' | 'joinedDaysAgo' | 'leftDaysAgo'>>,
];

const oldCustomer = 2000;
const closingDates = [0, 25, 0, 20, 10] as const;

// prettier-ignore
const rows: readonly Row[] = [
  ['嘉禾锦程家居集团有限公司', '锦程家居', 'Jincheng Home Group Co., Ltd.', 'hz', 'bedding', 60, 'major', 26, 138_000],
  ['绍兴柯纺源纺织品有限公司', '柯纺源', 'Shaoxing Kefangyuan Textile Co., Ltd.', 'sx', 'curtain', 60, 'bust', 15, 112_000],
  ['南通叠云家用纺织品有限公司', '叠云家纺', 'Nantong Dieyun Home Textiles Co., Ltd.', 'nt', 'bedding', 60, 'slower', 23, 46_000],
  ['海宁澜庭布艺有限公司', '澜庭布艺', 'Haining Lanting Fabrics Co., Ltd.', 'hn', 'curtain', 45, 'slower', 22, 31_500],
  ['桐乡市拾纬纺织有限公司', '拾纬纺织', 'Tongxiang Shiwei Textile Co., Ltd.', 'tx', 'curtain', 30, 'rolling', 16, 38_600],
  ['苏州绣川家居用品有限公司', '绣川家居', 'Suzhou Xiuchuan Household Co., Ltd.', 'sz', 'bedding', 60, 'parts', 14, 52_000],
  ['广州粤棉里布艺有限公司', '粤棉里', 'Guangzhou Yuemianli Fabrics Co., Ltd.', 'gz', 'sofa', 60, 'parts', 12, 61_000],
  ['上海栖木软装设计有限公司', '栖木软装', 'Shanghai Qimu Interiors Co., Ltd.', 'sh', 'curtain', 45, 'disputes', 11, 44_800],
  ['杭州闲庭酒店用品有限公司', '闲庭酒店用品', 'Hangzhou Xianting Hotel Supplies Co., Ltd.', 'hz', 'hotel', 90, 'disputes', 8, 86_500],
  ['成都蜀锦里窗饰有限公司', '蜀锦里', 'Chengdu Shujinli Window Decor Co., Ltd.', 'cd', 'curtain', 30, 'disputes', 6, 17_400, { closesOn: null }],
  ['海宁皮城云裳服饰有限公司', '云裳服饰', 'Haining Yunshang Garments Co., Ltd.', 'hn', 'garment', 30, 'prompt', 15, 41_200],
  ['海宁许村联鑫织造厂', '联鑫织造', 'Haining Lianxin Weaving Mill', 'hn', 'sofa', 30, 'prompt', 13, 36_900, { closesOn: null }],
  ['杭州半亩家居有限公司', '半亩家居', 'Hangzhou Banmu Living Co., Ltd.', 'hz', 'bedding', 45, 'prompt', 12, 58_400],
  ['南通水绣床品有限公司', '水绣床品', 'Nantong Shuixiu Bedding Co., Ltd.', 'nt', 'bedding', 60, 'prompt', 12, 64_000],
  ['苏州吴门织语纺织有限公司', '吴门织语', 'Suzhou Wumen Zhiyu Textile Co., Ltd.', 'sz', 'curtain', 60, 'monthly', 13, 49_500],
  ['上海澄空酒店管理有限公司', '澄空酒店', 'Shanghai Chengkong Hotel Management Co., Ltd.', 'sh', 'hotel', 90, 'monthly', 9, 92_000],
  ['绍兴越州布业有限公司', '越州布业', 'Shaoxing Yuezhou Cloth Co., Ltd.', 'sx', 'curtain', 45, 'monthly', 12, 55_300],
  ['广州珠江新幔窗帘有限公司', '新幔窗帘', 'Guangzhou Xinman Curtains Co., Ltd.', 'gz', 'curtain', 60, 'monthly', 10, 47_000],
  ['青岛海纺里家居有限公司', '海纺里', 'Qingdao Haifangli Home Co., Ltd.', 'qd', 'bedding', 60, 'monthly', 9, 39_800],
  ['桐乡濮院针语服饰有限公司', '针语服饰', 'Tongxiang Zhenyu Knitwear Co., Ltd.', 'tx', 'garment', 30, 'monthly', 10, 33_000],
  ['杭州素履布艺有限公司', '素履布艺', 'Hangzhou Sulü Fabrics Co., Ltd.', 'hz', 'curtain', 45, 'slow', 9, 28_700],
  ['成都天府软装有限公司', '天府软装', 'Chengdu Tianfu Interiors Co., Ltd.', 'cd', 'sofa', 60, 'slow', 8, 35_600],
  ['青岛橡木林家具有限公司', '橡木林家具', 'Qingdao Oakwood Furniture Co., Ltd.', 'qd', 'sofa', 60, 'slow', 8, 53_000],
  ['南通通绣坊家纺有限公司', '通绣坊', 'Nantong Tongxiufang Textiles Co., Ltd.', 'nt', 'bedding', 45, 'slow', 9, 24_900],
  ['苏州枕河人家酒店用品有限公司', '枕河人家', 'Suzhou Zhenhe Hotel Supplies Co., Ltd.', 'sz', 'hotel', 60, 'slow', 7, 42_300],
  ['广州南岭沙发厂', '南岭沙发', 'Guangzhou Nanling Sofa Works', 'gz', 'sofa', 45, 'slow', 8, 30_400, { closesOn: null }],
  ['上海礼巷贸易有限公司', '礼巷贸易', 'Shanghai Lixiang Trading Co., Ltd.', 'sh', 'trade', 30, 'prompt', 9, 45_600],
  ['绍兴轻纺城锦绣布行', '锦绣布行', 'Jinxiu Cloth House, Shaoxing', 'sx', 'shop', 30, 'slow', 7, 14_800, { closesOn: null }],
  ['海宁中国家纺城明月窗帘店', '明月窗帘', 'Mingyue Curtain Shop, Haining', 'hn', 'shop', 30, 'keepsBack', 5, 8_600, { closesOn: null, leftDaysAgo: 160 }],
  ['桐乡大麻镇永顺布艺店', '永顺布艺', 'Yongshun Fabrics, Tongxiang', 'tx', 'shop', 30, 'keepsBack', 5, 7_900, { closesOn: null, leftDaysAgo: 95 }],
  ['杭州四季青和顺家纺店', '和顺家纺', 'Heshun Home Textiles, Hangzhou', 'hz', 'shop', 30, 'keepsBack', 5, 10_300, { closesOn: null, leftDaysAgo: 230 }],
  ['南通川港众悦布行', '众悦布行', 'Zhongyue Cloth House, Nantong', 'nt', 'shop', 30, 'prompt', 5, 9_700, { closesOn: null }],
  ['苏州盛泽金梭纺织有限公司', '金梭纺织', 'Suzhou Jinsuo Textile Co., Ltd.', 'sz', 'garment', 45, 'prompt', 8, 37_500],
  ['成都青羊如意窗饰店', '如意窗饰', 'Ruyi Window Decor, Chengdu', 'cd', 'shop', 30, 'slow', 4, 9_200, { closesOn: null }],
  ['广州番禺雅居布艺行', '雅居布艺', 'Yaju Fabrics, Guangzhou', 'gz', 'shop', 30, 'monthly', 5, 12_600],
  ['青岛即墨恒顺服装有限公司', '恒顺服装', 'Qingdao Hengshun Garments Co., Ltd.', 'qd', 'garment', 60, 'monthly', 6, 31_900],
  ['海宁马桥经编新材料有限公司', '马桥经编', 'Haining Maqiao Warp Knitting Co., Ltd.', 'hn', 'garment', 45, 'prompt', 9, 62_700],
  ['桐乡乌镇水阁民宿管理有限公司', '水阁民宿', 'Wuzhen Shuige Guesthouses Co., Ltd.', 'tx', 'hotel', 30, 'prepays', 4, 18_200],
  ['杭州云栖竹径酒店有限公司', '云栖竹径', 'Hangzhou Yunqi Bamboo Hotel Co., Ltd.', 'hz', 'hotel', 60, 'slow', 4, 57_800],
  ['绍兴上虞舜江家居有限公司', '舜江家居', 'Shaoxing Shunjiang Home Co., Ltd.', 'sx', 'bedding', 60, 'monthly', 7, 40_700],
  ['上海浦江花布设计有限公司', '浦江花布', 'Shanghai Pujiang Prints Co., Ltd.', 'sh', 'garment', 45, 'prompt', 7, 26_400],
  ['南通海门叠石桥欣荣家纺有限公司', '欣荣家纺', 'Nantong Xinrong Home Textiles Co., Ltd.', 'nt', 'bedding', 60, 'monthly', 9, 51_600],
  ['苏州昆山台益沙发有限公司', '台益沙发', 'Kunshan Taiyi Sofa Co., Ltd.', 'sz', 'sofa', 90, 'monthly', 7, 73_500],
  ['成都锦江暖冬家纺有限公司', '暖冬家纺', 'Chengdu Nuandong Textiles Co., Ltd.', 'cd', 'bedding', 45, 'parts', 6, 29_300],
  ['广州白云星河酒店用品有限公司', '星河酒店用品', 'Guangzhou Xinghe Hotel Supplies Co., Ltd.', 'gz', 'hotel', 60, 'monthly', 6, 44_100],
  ['青岛崂山听涛民宿有限公司', '听涛民宿', 'Qingdao Tingtao Guesthouse Co., Ltd.', 'qd', 'hotel', 30, 'prompt', 3, 13_700],
  ['海宁盐官潮起文创有限公司', '潮起文创', 'Haining Chaoqi Gifts Co., Ltd.', 'hn', 'shop', 30, 'prompt', 4, 8_300, { joinedDaysAgo: 520 }],
  ['桐乡崇福皮草辅料有限公司', '崇福辅料', 'Tongxiang Chongfu Trimmings Co., Ltd.', 'tx', 'garment', 30, 'slow', 6, 19_600],
  ['杭州萧山纺城网络科技有限公司', '纺城网络', 'Hangzhou Fangcheng Online Co., Ltd.', 'hz', 'shop', 30, 'prompt', 10, 22_800, { joinedDaysAgo: 700 }],
  ['绍兴诸暨袜艺坊针织有限公司', '袜艺坊', 'Zhuji Wayifang Knitting Co., Ltd.', 'sx', 'garment', 45, 'monthly', 5, 21_500],
  ['上海松江暮色家居有限公司', '暮色家居', 'Shanghai Muse Living Co., Ltd.', 'sh', 'bedding', 45, 'monthly', 8, 48_900, { joinedDaysAgo: 640 }],
  ['苏州常熟虞山服饰有限公司', '虞山服饰', 'Changshu Yushan Garments Co., Ltd.', 'sz', 'garment', 60, 'slow', 7, 34_200],
  ['南通如皋长寿被业有限公司', '长寿被业', 'Rugao Changshou Quilts Co., Ltd.', 'nt', 'bedding', 45, 'prompt', 6, 27_100],
  ['成都双流新居装饰工程有限公司', '新居装饰', 'Chengdu Xinju Decoration Co., Ltd.', 'cd', 'hotel', 90, 'slow', 4, 68_000, { joinedDaysAgo: 820 }],
  ['海宁长安镇惠民窗帘加工部', '惠民窗帘', 'Huimin Curtain Workshop, Haining', 'hn', 'shop', 30, 'prompt', 4, 6_400, { closesOn: null }],
  ['Bayside Linen & Drapery LLC', 'Bayside Linen', 'Bayside Linen & Drapery LLC', 'abroad', 'trade', 60, 'prompt', 5, 24_000, { currency: 'USD', closesOn: null }],
  ['Copper Ridge Hospitality Supply Inc.', 'Copper Ridge', 'Copper Ridge Hospitality Supply Inc.', 'abroad', 'trade', 45, 'slow', 4, 17_500, { currency: 'USD', closesOn: null }],
  ['Al Noor Furnishings FZE', 'Al Noor', 'Al Noor Furnishings FZE', 'abroad', 'trade', 60, 'parts', 3, 21_000, { currency: 'USD', closesOn: null, joinedDaysAgo: 760 }],
  ['Nordlicht Heimtextil GmbH', 'Nordlicht', 'Nordlicht Heimtextil GmbH', 'abroad', 'trade', 45, 'prompt', 4, 15_800, { currency: 'EUR', closesOn: null }],
  ['Maison Tisserand SARL', 'Maison Tisserand', 'Maison Tisserand SARL', 'abroad', 'trade', 60, 'slow', 3, 11_200, { currency: 'EUR', closesOn: null, joinedDaysAgo: 900 }],
];

export const cast: readonly CastMember[] = rows.map(
  ([zh, shortZh, en, region, industry, termsDays, habit, pace, usual, more], index) => ({
    code: `KH${String(index + 1).padStart(3, '0')}`,
    name: { zh, en },
    shortName: { zh: shortZh, en: '' },
    region,
    industry,
    currency: 'CNY',
    termsDays,
    closesOn: closingDates[index % closingDates.length] ?? 0,
    habit,
    pace,
    usual,
    joinedDaysAgo: oldCustomer,
    leftDaysAgo: 0,
    ...more,
  }),
);
