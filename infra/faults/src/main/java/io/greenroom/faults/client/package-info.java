/** The customer of the fault run: submits, changes its mind, watches, and writes down what it was told. */
@NullMarked
package io.greenroom.faults.client;

import org.jspecify.annotations.NullMarked;
