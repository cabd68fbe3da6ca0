import { Fragment } from 'react';
import { blankNames, type BlankName } from '../../../src-main/areas/playbook/rules/blanks.ts';
import type { Language } from '../../../src-main/kernel/format.ts';
import classes from './Playbook.module.css';

/** A sentence of the library, its blanks set apart by their names. */
export function Said({ text, language }: { readonly text: string; readonly language: Language }) {
  return (
    <>
      {text.split(/(\{\w+\})/).map((part, index) => {
        const name = /^\{(\w+)\}$/.exec(part)?.[1];
        return name !== undefined && Object.hasOwn(blankNames, name) ? (
          <span key={index} className={classes.blank}>
            {blankNames[name as BlankName][language]}
          </span>
        ) : (
          <Fragment key={index}>{part}</Fragment>
        );
      })}
    </>
  );
}
