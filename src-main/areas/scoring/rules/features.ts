import { divideRounded } from '../../../kernel/money.ts';
import { featureCodes, featureGroups, type FeatureCode, type FeatureGroup, type Preset } from '../contract.ts';

/** Weights and scores by factor; a factor not named has none. */
export type PerFeature = Readonly<Partial<Record<FeatureCode, number>>>;

/** Six factors a group, in the order of domain.md §7.3. */
export function featuresOf(group: FeatureGroup): readonly FeatureCode[] {
  const at = featureGroups.indexOf(group) * 6;
  return featureCodes.slice(at, at + 6);
}

function preset(own: readonly number[], priority: readonly number[], credit: readonly number[]): PerFeature {
  const weights = [...own, ...priority, ...credit];
  return Object.fromEntries(featureCodes.map((code, index) => [code, weights[index] ?? 0]));
}

/** Balanced as domain.md §7.3 gives it (30/25/45); who looks at sales weighs the deal (30/40/30), who looks at money the debtor (20/15/65). */
export const defaultWeights: Readonly<Record<Preset, PerFeature>> = {
  balanced: preset([5, 5, 5, 5, 5, 5], [5, 3, 4, 3, 6, 4], [12, 5, 7, 8, 6, 7]),
  sales: preset([4, 6, 6, 5, 5, 4], [9, 5, 7, 6, 7, 6], [9, 4, 4, 5, 4, 4]),
  finance: preset([2, 3, 3, 4, 3, 5], [3, 1, 2, 2, 5, 2], [18, 7, 9, 12, 9, 10]),
};

export function weightSum(weights: PerFeature): number {
  return featureCodes.reduce((sum, code) => sum + (weights[code] ?? 0), 0);
}

export interface GroupValue {
  readonly group: FeatureGroup;
  readonly weight: number;
  /** Σ(w × score) ÷ Σ(w × 10) within the group. */
  readonly valueBp: number;
}

export interface FeatureValue {
  readonly groups: readonly GroupValue[];
  readonly valueBp: number;
  /** Weight of the factors that were scored, in basis points of all weight. */
  readonly confidenceBp: number;
  readonly unscored: readonly FeatureCode[];
}

/**
 * The value of 特征分析: Σ(w × score) ÷ Σ(w × 10) in basis points, rounded half up once. A factor without information (0)
 * earns nothing and stays in the denominator; how much weight was scored stands beside the value.
 * Balanced weights, all factors 5: 50 %; with the payment record (12) unknown: 44 % of 88 % weight.
 */
export function featureValue(weights: PerFeature, scores: PerFeature): FeatureValue {
  const over = (codes: readonly FeatureCode[]): { weight: number; earned: number; scored: number } =>
    codes.reduce(
      (sum, code) => {
        const [weight, score] = [weights[code] ?? 0, scores[code] ?? 0];
        return {
          weight: sum.weight + weight,
          earned: sum.earned + weight * score,
          scored: sum.scored + (score > 0 ? weight : 0),
        };
      },
      { weight: 0, earned: 0, scored: 0 },
    );
  const all = over(featureCodes);
  return {
    groups: featureGroups.map((group) => {
      const { weight, earned } = over(featuresOf(group));
      return { group, weight, valueBp: shareBp(earned, weight * 10) };
    }),
    valueBp: shareBp(all.earned, all.weight * 10),
    confidenceBp: shareBp(all.scored, all.weight),
    unscored: featureCodes.filter((code) => (scores[code] ?? 0) === 0),
  };
}

/** Groups already valued, weighed together: 62 %, 55 % and 48 % at 30/25/45 are 53.95 %. */
export function valueOfGroups(groups: readonly { readonly weight: number; readonly valueBp: number }[]): number {
  const weight = groups.reduce((sum, group) => sum + group.weight, 0);
  const earned = groups.reduce((sum, group) => sum + group.weight * group.valueBp, 0);
  return weight === 0 ? 0 : Number(divideRounded(BigInt(earned), BigInt(weight), 'halfUp'));
}

export type FeatureBand = 'none' | 'unattractive' | 'acceptable' | 'attractive';

/**
 * Bands of domain.md §7.3, printed 0–20, 21–45, 46–65, > 65; half-open here so that no value falls between two:
 * up to 20 % none, up to 45 % unattractive, up to 65 % acceptable. 53.95 % is acceptable, 20.01 % unattractive.
 */
export function bandOf(valueBp: number): FeatureBand {
  if (valueBp <= 2000) return 'none';
  if (valueBp <= 4500) return 'unattractive';
  return valueBp <= 6500 ? 'acceptable' : 'attractive';
}

function shareBp(part: number, whole: number): number {
  return whole === 0 ? 0 : Number(divideRounded(BigInt(part) * 10_000n, BigInt(whole), 'halfUp'));
}
