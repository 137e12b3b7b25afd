/// Training and evaluation of the answers from tables.
package io.grapevine.lab.table;
