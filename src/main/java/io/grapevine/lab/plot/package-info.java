/// Draws figures as SVG.
package io.grapevine.lab.plot;
