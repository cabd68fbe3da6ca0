import { PolicyPanel } from '../control/PolicyPanel.tsx';
import classes from './Settings.module.css';

/** The self-check and the policy packs, as on the screen of total control. */
export function PolicySection() {
  return (
    <div className={classes.policy}>
      <PolicyPanel />
    </div>
  );
}
