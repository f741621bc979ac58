/** Draws the sample presenter; run {@link io.greenroom.launcher.samples.DrawPresenter} to make presenter.mp4 anew. */
package io.greenroom.launcher.samples;
