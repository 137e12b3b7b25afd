package io.grapevine.neural.layer;

/// The shape of an image: height, width, depth. A batch of images is a matrix with an image a row, its elements
/// in the order
/// `(row * width + column) * depth + channel`. So flattening is nothing: a 5x5x2 image **is** a row of 50.
public record ImageShape(int height, int width, int depth) {

    public ImageShape {
        if (height < 1 || width < 1 || depth < 1) {
            throw new IllegalArgumentException(
                    "an image must be at least 1x1x1, was %dx%dx%d".formatted(height, width, depth));
        }
    }

    /// Elements of the flattened image.
    public int size() {
        return height * width * depth;
    }

    public int at(int row, int column) {
        return (row * width + column) * depth;
    }
}
