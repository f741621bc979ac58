/** Who did what: one row for everything that admins change and everything that ends or removes something. */
@NullMarked
package io.greenroom.gateway.audit;

import org.jspecify.annotations.NullMarked;
