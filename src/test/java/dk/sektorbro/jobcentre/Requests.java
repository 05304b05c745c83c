package dk.sektorbro.jobcentre;

import dk.sektorbro.exchange.Language;
import dk.sektorbro.exchange.PartyId;
import dk.sektorbro.exchange.Payload;
import dk.sektorbro.exchange.Submission;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/**
 * Requests of the test jobcentre about the test citizen Bruno Test Elmer, as a system writes them.
 */
final class Requests {

  static final PartyId JOBCENTRE = new PartyId("953741000016009");
  static final PartyId PSYCHIATRY = new PartyId("265161000016000");
  static final String BRUNO = "2509479989";
  static final byte[] PDF = "%PDF-1.7\nA test document.\n%%EOF\n".getBytes(StandardCharsets.UTF_8);

  static final String CERTIFICATE =
      """
      <RequestCertificate xmlns="urn:dk:sektorbro:jobcentre:v1">
        <MessageId>6d5c1c5e-2f7a-4b7e-9a1d-3f1c7a0e5b11</MessageId>
        <Sender>953741000016009</Sender>
        <Receiver>265161000016000</Receiver>
        <WrittenAt>2026-03-02T09:00:00+01:00</WrittenAt>
        <Citizen>
          <IdNumber>2509479989</IdNumber>
          <GivenName>Bruno Test</GivenName>
          <FamilyName>Elmer</FamilyName>
        </Citizen>
        <Caseworker>
          <GivenName>Sanne</GivenName>
          <FamilyName>Sagsbehandler</FamilyName>
          <Role>socialraadgiver</Role>
          <Phone>+45 99 31 00 00</Phone>
        </Caseworker>
        <RequestId>0b1f7a52-7a55-4a0e-8a86-2f6a2b1f0c01</RequestId>
        <ConversationId>0b1f7a52-7a55-4a0e-8a86-2f6a2b1f0c02</ConversationId>
        <Form>LAE-285</Form>
        <CaseNumber>26-004711</CaseNumber>
        <Due>2026-03-16</Due>
        <Question>Hvilke skånehensyn skal arbejdspladsen tage?</Question>
        <Question>Hvornår kan arbejdet genoptages delvist?</Question>
      </RequestCertificate>
      """;

  static final String MESSAGE =
      """
      <SendMessage xmlns="urn:dk:sektorbro:jobcentre:v1">
        <MessageId>6d5c1c5e-2f7a-4b7e-9a1d-3f1c7a0e5b12</MessageId>
        <Sender>953741000016009</Sender>
        <Receiver>265161000016000</Receiver>
        <WrittenAt>2026-03-02T09:00:00+01:00</WrittenAt>
        <Citizen>
          <IdNumber>250947-9989</IdNumber>
          <GivenName>Bruno Test</GivenName>
          <FamilyName>Elmer</FamilyName>
        </Citizen>
        <Caseworker>
          <GivenName>Sanne</GivenName>
          <FamilyName>Sagsbehandler</FamilyName>
          <Role>socialraadgiver</Role>
          <Phone>99310000</Phone>
        </Caseworker>
        <CommunicationId>urn:uuid:0b1f7a52-7a55-4a0e-8a86-2f6a2b1f0c03</CommunicationId>
        <Category>psychiatry-social-disability</Category>
        <Topic>Virksomhedspraktik</Topic>
        <Text>Kære afdeling
      Bruno begynder i praktik.</Text>
        <Attachment>
          <ContentType>application/pdf</ContentType>
          <Title>Praktikaftale</Title>
          <Data>@PDF@</Data>
        </Attachment>
        <Attachment>
          <ContentType>image/png</ContentType>
          <Title>Kort over arbejdspladsen</Title>
          <Data>iVBORw0KGgo=</Data>
        </Attachment>
      </SendMessage>
      """
          .replace("@PDF@", base64(PDF));

  static final String REPLY =
      MESSAGE.replace(
          "</SendMessage>",
          """
            <InReplyTo>
              <MessageId>42cb9200-f421-4d08-8391-7d51a2503cb4</MessageId>
              <Thread>
                <Part>
                  <Id>urn:uuid:24d01288-ad36-4af2-96a8-fd1432dadee1</Id>
                  <WrittenAt>2026-02-27T12:00:00+01:00</WrittenAt>
                  <Author>
                    <GivenName>Michael</GivenName>
                    <FamilyName>Burns</FamilyName>
                    <Role>sygeplejerske</Role>
                    <Phone>38683868</Phone>
                  </Author>
                  <Text>Hvornår begynder praktikken?</Text>
                </Part>
                <Part>
                  <Id>urn:uuid:cd422e42-5bad-11ed-9b6a-0242ac120002</Id>
                  <WrittenAt>2026-02-27T12:00:00+01:00</WrittenAt>
                  <File>
                    <ContentType>application/pdf</ContentType>
                    <Title>Plan</Title>
                    <Data>@PDF@</Data>
                  </File>
                </Part>
                <Turn>
                  <MessageId>42cb9200-f421-4d08-8391-7d51a2503cb4</MessageId>
                  <Activity>new</Activity>
                  <At>2026-02-27T12:00:00+01:00</At>
                  <Organisation>265161000016000</Organisation>
                  <Part>urn:uuid:24d01288-ad36-4af2-96a8-fd1432dadee1</Part>
                  <Part>urn:uuid:cd422e42-5bad-11ed-9b6a-0242ac120002</Part>
                </Turn>
              </Thread>
            </InReplyTo>
          </SendMessage>\
          """
              .replace("@PDF@", base64(PDF)));

  static final String CONSENT =
      """
      <RegisterConsent xmlns="urn:dk:sektorbro:jobcentre:v1">
        <ConsentId>7f1c2d3e-1111-4222-8333-444455556666</ConsentId>
        <Sender>953741000016009</Sender>
        <Citizen>
          <IdNumber>2509479989</IdNumber>
          <GivenName>Bruno Test</GivenName>
          <FamilyName>Elmer</FamilyName>
        </Citizen>
        <Source>265161000016000</Source>
        <Recipient>953741000016009</Recipient>
        <InformationType>medical-certificate</InformationType>
        <InformationType>correspondence</InformationType>
        <Purpose>sickness-benefit-case</Purpose>
        <CaseNumber>26-004711</CaseNumber>
        <LegalBasis>health-act-43-44</LegalBasis>
        <GivenAt>2026-03-01T10:00:00+01:00</GivenAt>
        <ExpiresAt>2026-09-01T10:00:00+02:00</ExpiresAt>
        <Written>true</Written>
      </RegisterConsent>
      """;

  private Requests() {}

  static String base64(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }

  static Payload payload(String xml) {
    return new Payload(Language.JOBCENTRE_XML, xml.getBytes(StandardCharsets.UTF_8));
  }

  static Submission fromJobcentre(String xml) {
    return new Submission(JOBCENTRE, payload(xml), Optional.empty());
  }
}
