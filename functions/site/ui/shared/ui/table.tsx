/** Tables, which become cards on a phone. */
import type { ComponentChildren } from "preact";

export interface Column<Row> {
  heading: string;
  cell: (row: Row) => ComponentChildren;
  /** Numbers stand at the right, digit under digit. */
  number?: boolean;
}

interface TableProps<Row> {
  caption: string;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  keyOf: (row: Row) => string;
  /** The first column names the row. */
  class?: string;
}

export function Table<Row>({ caption, columns, rows, keyOf, class: kind = "" }: TableProps<Row>) {
  return (
    <table class={kind}>
      <caption class="unseen">{caption}</caption>
      <thead>
        <tr>
          {columns.map(({ heading, number }) => (
            <th key={heading} scope="col" class={number ? "number" : ""}>
              {heading}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={keyOf(row)}>
            {columns.map(({ heading, cell, number }, index) =>
              index === 0 ? (
                <th key={heading} scope="row" data-label={heading}>
                  {cell(row)}
                </th>
              ) : (
                <td key={heading} data-label={heading} class={number ? "number" : ""}>
                  {cell(row)}
                </td>
              ),
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

interface EmptyProps {
  children: ComponentChildren;
  /** The one next step. */
  next?: ComponentChildren;
}

export function Empty({ children, next }: EmptyProps) {
  return (
    <div class="empty">
      <p>{children}</p>
      {next}
    </div>
  );
}

interface Fact {
  label: string;
  value: ComponentChildren;
}

export function Facts({ facts }: { facts: readonly Fact[] }) {
  return (
    <dl class="facts">
      {facts.map(({ label, value }) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
