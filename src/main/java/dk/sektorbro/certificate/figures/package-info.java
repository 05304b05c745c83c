/**
 * Key figures about early certificates, follow-ups and referrals to supported employment.
 *
 * <p>Here: what each figure counts, for a jobcentre and its departments, over whole months; small
 * groups kept back; as rows, CSV and FHIR MeasureReports. Not here: who may read them (operation).
 * The core imports no framework but the FHIR model. Enter by {@link
 * dk.sektorbro.certificate.figures.KeyFigures}; docs/key-figures.md defines every figure.
 */
@NullMarked
package dk.sektorbro.certificate.figures;

import org.jspecify.annotations.NullMarked;
