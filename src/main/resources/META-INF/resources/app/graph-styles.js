// @ts-check
import { el } from './dom.js';

/** The types of entities, in words. */
export const TYPES = {
  person: 'Person',
  place: 'Place',
  organisation: 'Organisation',
  date: 'Date',
  work: 'Work',
  other: 'Other',
};

/**
 * The colours of the page as they are now: cytoscape paints a canvas and knows no custom properties.
 *
 * @returns {any} cytoscape's `StylesheetJson`
 */
export function styles() {
  const probe = document.body.appendChild(el('span'));
  const colour = name => {
    probe.style.color = `var(${name})`;
    return getComputedStyle(probe).color;
  };
  const ink = colour('--ink');
  const font = getComputedStyle(document.body).fontFamily;
  const rules = [
    {
      selector: 'node',
      style: {
        width: 'data(size)',
        height: 'data(size)',
        label: 'data(label)',
        color: ink,
        'font-size': 12.5,
        'font-family': font,
        'text-valign': 'bottom',
        'text-margin-y': 4,
        'text-outline-width': 2.5,
        'text-outline-color': colour('--paper'),
        'border-width': 0,
        'min-zoomed-font-size': 6,
      },
    },
    {
      selector: 'node.passage',
      style: {
        shape: 'round-rectangle',
        width: 23,
        height: 23,
        'background-color': colour('--c-passage'),
        'text-valign': 'center',
        'text-margin-y': 0,
        'font-weight': 600,
        'text-outline-width': 0,
      },
    },
    ...Object.keys(TYPES).map(type => ({
      selector: `node.${type}`,
      style: { 'background-color': colour(`--c-${type}`) },
    })),
    { selector: 'node.community', style: { shape: 'hexagon', 'background-color': colour('--leaf') } },
    { selector: 'edge', style: { width: 1.1, 'line-color': colour('--line-strong'), 'curve-style': 'bezier' } },
    {
      selector: 'edge.relation',
      style: {
        width: 1.6,
        'line-color': colour('--wine-line'),
        label: 'data(label)',
        'font-size': 10.5,
        'font-family': font,
        color: colour('--ink-soft'),
        'text-rotation': 'autorotate',
        'text-outline-width': 2,
        'text-outline-color': colour('--paper'),
        'target-arrow-shape': 'triangle',
        'target-arrow-color': colour('--wine-line'),
        'arrow-scale': 0.8,
        'min-zoomed-font-size': 8,
      },
    },
    { selector: '.faded', style: { opacity: 0.18 } },
    { selector: 'node.chosen', style: { 'border-width': 3, 'border-color': colour('--wine') } },
  ];
  probe.remove();
  return rules;
}
