/// Where Grapevine is installed and keeps its data; every package may ask.
package io.grapevine.config;
