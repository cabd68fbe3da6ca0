/** The days banks work, for the days of grace of promises. */
export { readWorkdays } from '../terms/workCalendar.ts';
