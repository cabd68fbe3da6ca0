/**
 * Words that do not belong in a message or a letter to a debtor (domain.md §11.4, §10.6): threats and exposure are held
 * back, doubtful ones are pointed out. A word is no proof of a wrong, so every finding names what it stumbled over.
 */
export const wordingCodes = [
  'threat_person', 'family', 'employer', 'exposure', 'police', 'criminal_label', 'insult', 'court_style', 'credit_ruin',
  'invented_fee', 'result_promise',
] as const; // prettier-ignore
export type WordingCode = (typeof wordingCodes)[number];

export interface WordingFinding {
  readonly code: WordingCode;
  /** `block`: not with these words; `warn`: look again. */
  readonly severity: 'block' | 'warn';
  /** The words as they stand in the text. */
  readonly found: string;
}

interface Pattern {
  readonly code: WordingCode;
  readonly severity: 'block' | 'warn';
  readonly pattern: RegExp;
}

const patterns: readonly Pattern[] = [
  { code: 'threat_person', severity: 'block', pattern: /弄死|打断(?:你|他|腿)|废了你|收拾你|找人(?:弄|修理|堵)|让你(?:好看|走着瞧|后悔)|后果自负[,，]?小心|上门堵(?:人|门)/u },
  { code: 'threat_person', severity: 'block', pattern: /\b(?:break your|hurt you|beat you|send (?:some )?(?:people|guys|men) (?:round|over|to your)|you(?:'|’)?ll regret|watch your back)\b/iu },
  { code: 'family', severity: 'block', pattern: /(?:你|您|贵)(?:的)?(?:家人|父母|老婆|妻子|丈夫|孩子|子女|亲戚|家属)|联系(?:你|您)?(?:的)?(?:家人|亲属|家属|亲戚)/u },
  { code: 'family', severity: 'block', pattern: /\byour (?:family|wife|husband|children|kids|parents|relatives)\b/iu },
  { code: 'employer', severity: 'block', pattern: /(?:告诉|通知|联系|找)(?:你|您)?(?:的)?(?:单位领导|同事|所有客户|你的客户|您的客户|贵司客户|贵司的客户|你们的客户)/u },
  { code: 'employer', severity: 'block', pattern: /\b(?:tell|inform|contact|notify) (?:all )?your (?:employer|colleagues|customers|clients|suppliers)\b/iu },
  { code: 'exposure', severity: 'block', pattern: /曝光|公之于众|发(?:到)?(?:朋友圈|抖音|微博|网上|群里)|让(?:大家|所有人|全行业|同行)(?:都)?知道|拉横幅|张贴/u },
  { code: 'exposure', severity: 'block', pattern: /\b(?:expose you|go public|post (?:it|this|you) (?:on|online)|name and shame|social media|everyone will know)\b/iu },
  { code: 'police', severity: 'block', pattern: /报警抓(?:你|人)|抓(?:你)?去坐牢|让你坐牢|警察(?:会|来)?(?:抓|上门)|刑事拘留/u },
  { code: 'police', severity: 'block', pattern: /\b(?:have you arrested|call the police|you(?:'|’)?ll go to (?:jail|prison)|criminal charges)\b/iu },
  { code: 'criminal_label', severity: 'block', pattern: /老赖|诈骗|骗子|骗货|犯罪分子/u },
  { code: 'criminal_label', severity: 'block', pattern: /\b(?:fraudster|swindler|crook|thief|thieves|con ?man|criminal)\b/iu },
  { code: 'insult', severity: 'block', pattern: /无赖|不要脸|垃圾(?:公司|人)|混蛋|王八|他妈|去死|人渣|狗东西/u },
  { code: 'insult', severity: 'block', pattern: /\b(?:bastard|scum|idiot|shameless|deadbeat|damn you|liar)\b/iu },
  { code: 'court_style', severity: 'block', pattern: /法院传票|强制执行通知书|(?:代表|受)(?:法院|公安)|司法通知|执行令/u },
  { code: 'court_style', severity: 'block', pattern: /\b(?:court summons|writ of execution|by order of the court|bailiffs? will)\b/iu },
  { code: 'credit_ruin', severity: 'warn', pattern: /列入(?:行业)?黑名单|上征信|影响(?:你|您)?(?:个人)?征信|毁(?:掉)?(?:你|贵司)?信用|失信名单/u },
  { code: 'credit_ruin', severity: 'warn', pattern: /\b(?:blacklist(?:ed)?|ruin your credit|destroy your (?:credit|reputation))\b/iu },
  { code: 'invented_fee', severity: 'warn', pattern: /(?:催收|罚款|劳务|上门|滞纳)(?:手续)?费|罚金/u },
  { code: 'invented_fee', severity: 'warn', pattern: /\b(?:collection fee|penalty fee|administrative charge|fine of)\b/iu },
  { code: 'result_promise', severity: 'warn', pattern: /必(?:定)?胜诉|一定(?:能)?(?:冻结|查封|执行)|保证(?:胜诉|执行)|马上(?:查封|冻结)/u },
  { code: 'result_promise', severity: 'warn', pattern: /\b(?:will certainly win|guaranteed? to win|we will freeze your|seize everything)\b/iu },
]; // prettier-ignore

/**
 * What is wrong with the words of a text, held-back ones first, one finding per code and language. "请于周五前付款" has
 * none; "再不付款就发朋友圈曝光" has `exposure`, found "发朋友圈".
 */
export function lintWording(text: string): WordingFinding[] {
  const found = patterns.flatMap(({ code, severity, pattern }) => {
    const match = pattern.exec(text);
    return match ? [{ code, severity, found: match[0] }] : [];
  });
  return found.sort((a, b) => Number(a.severity === 'warn') - Number(b.severity === 'warn'));
}
