/// Finds documents in files and folders and reads them into one model.
package io.grapevine.ingest.load;
