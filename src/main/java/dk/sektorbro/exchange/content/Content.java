package dk.sektorbro.exchange.content;

/** What a message says. */
public sealed interface Content
    permits CertificateRequested,
        CertificateForwarded,
        CertificateAnswered,
        CertificateNotice,
        Correspondence,
        HospitalNotified,
        AdmissionNotice,
        MeetingWord,
        PlanUpdated,
        DischargePlanned,
        IpsReferred,
        IpsProgressed,
        NetworkMeetingProposed,
        NotDelivered {}
