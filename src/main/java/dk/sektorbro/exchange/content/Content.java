package dk.sektorbro.exchange.content;

/** What a message says. */
public sealed interface Content
    permits CertificateRequested,
        CertificateAnswered,
        Correspondence,
        HospitalNotified,
        AdmissionNotice,
        NotDelivered {}
